package form

import (
	"salesaudit/internal/wording"
	"salesaudit/questionnaire"
)

// words returns what the page itself says. The script puts numbers and names in place of {n}, {m} and {name}.
func (w modeler) words() map[string]string {
	out := map[string]string{
		"yes": wording.UpperFirst(w.YesNo(true)), "no": wording.UpperFirst(w.YesNo(false)),
		"unknown": wording.UpperFirst(w.Unknown()), "notMeasured": wording.UpperFirst(w.NotMeasured()),
	}
	for key, text := range pageWords {
		out[key] = w.Say(text)
	}
	return out
}

type text = questionnaire.Text

var pageWords = map[string]text{
	"title":       {RU: "Вопросы о работе отдела продаж", EN: "Questions about the sales department"},
	"intro":       {RU: "Отвечайте в любом порядке. Чего не знаете, оставьте пустым или отметьте «неизвестно»: это лучше догадки. Когда закончите, скачайте файл с ответами и передайте его тому, кто прислал вам эту страницу.", EN: "Answer in any order. Leave empty what you do not know, or mark it as unknown: that is better than a guess. When you are done, download the file with your answers and hand it to whoever sent you this page."},
	"private":     {RU: "Страница работает без интернета и никуда ничего не отправляет.", EN: "This page works offline and sends nothing anywhere."},
	"partOwner":   {RU: "Здесь вопросы для собственника.", EN: "These are the questions for the owner."},
	"partHead":    {RU: "Здесь вопросы для руководителя отдела продаж.", EN: "These are the questions for the head of sales."},
	"partSeller":  {RU: "Здесь вопросы для продавца.", EN: "These are the questions for a seller."},
	"questions":   {RU: "Вопросы", EN: "Questions"},
	"skip":        {RU: "К вопросам", EN: "Skip to the questions"},
	"company":     {RU: "Компания и беседа", EN: "Company and interview"},
	"clientName":  {RU: "Название компании", EN: "Name of the company"},
	"industry":    {RU: "Отрасль", EN: "Industry"},
	"sellers":     {RU: "Сколько продавцов в отделе", EN: "Number of sellers in the department"},
	"sellersHelp": {RU: "Обязательно: от этого зависят цели.", EN: "Required: targets depend on it."},
	"date":        {RU: "Дата", EN: "Date"},
	"respondent":  {RU: "Кто отвечает", EN: "Who answers"},
	"position":    {RU: "Должность", EN: "Position"},
	"ownRole":     {RU: "Ваша роль в отделе", EN: "Own role in the department"},
	"interviewer": {RU: "Кто спрашивает (если не сами)", EN: "Interviewer, if there is one"},
	"notChosen":   {RU: "— не выбрано —", EN: "— not chosen —"},
	"none":        {RU: "Ничего из этого", EN: "None of these"},
	"noRows":      {RU: "Таких нет", EN: "There are none"},
	"takeBack":    {RU: "убрать ответ", EN: "take the answer back"},
	"addRow":      {RU: "Добавить строку", EN: "Add a row"},
	"row":         {RU: "строка {n}", EN: "row {n}"},
	"remove":      {RU: "Удалить", EN: "Remove"},
	"removed":     {RU: "Строка удалена, ссылки на неё тоже.", EN: "The row is removed, and what referred to it."},
	"sureRemove":  {RU: "Удалить строку «{name}» и все ссылки на неё?", EN: "Remove the row “{name}” and everything that refers to it?"},
	"added":       {RU: "Строка добавлена.", EN: "A row is added."},
	"fillFirst":   {RU: "Сначала заполните список «{name}».", EN: "Fill in the list “{name}” first."},
	"fillColumns": {RU: "Столбцы таблицы — строки списка «{name}». Заполните его, и таблица появится.", EN: "The columns of this table are the rows of the list “{name}”. Fill that in, and the table appears."},
	"countHelp":   {RU: "Число от 0 до 100 или счёт по выборке: 9/10.", EN: "A number from 0 to 100, or a count of a sample: 9/10."},
	"function":    {RU: "Функция", EN: "Function"},
	"marks":       {RU: "R — делает, A — отвечает за результат, RA — и то и другое, B — замещает. Пустая строка — не спрашивали.", EN: "R does the work, A answers for the result, RA both, B stands in. An empty row was not asked about."},
	"markR":       {RU: "R — делает", EN: "R — does"},
	"markA":       {RU: "A — отвечает", EN: "A — answers"},
	"markRA":      {RU: "RA — делает и отвечает", EN: "RA — does and answers"},
	"markB":       {RU: "B — замещает", EN: "B — stands in"},
	"system":      {RU: "Делает система (S)", EN: "A system does it (S)"},
	"nobody":      {RU: "Никто не делает", EN: "Nobody does it"},
	"evidence":    {RU: "Чем это подтверждается", EN: "What proves it"},
	"source":      {RU: "Источник", EN: "Source"},
	"grade":       {RU: "Насколько подтверждено", EN: "How far it is proven"},
	"ref":         {RU: "Что именно", EN: "What exactly"},
	"docDate":     {RU: "Дата документа", EN: "Date of the document"},
	"notes":       {RU: "Заметки", EN: "Notes"},
	"help":        {RU: "Как спрашивать и где смотреть", EN: "How to ask, and where to look"},
	"progress":    {RU: "Отвечено {n} из {m}", EN: "{n} of {m} answered"},
	"download":    {RU: "Скачать ответы", EN: "Download answers"},
	"load":        {RU: "Открыть файл с ответами", EN: "Open a file with answers"},
	"loaded":      {RU: "Ответы из файла «{name}» открыты.", EN: "The answers of “{name}” are open."},
	"clear":       {RU: "Стереть всё", EN: "Clear everything"},
	"sureClear":   {RU: "Стереть все ответы на этой странице? Вернуть их можно будет только из скачанного файла.", EN: "Clear all answers on this page? They can then only come back from a downloaded file."},
	"sureLoad":    {RU: "Заменить ответы на этой странице ответами из файла?", EN: "Replace the answers on this page by those of the file?"},
	"saved":       {RU: "Сохранено в этом браузере на этом компьютере в {name}", EN: "Saved in this browser on this computer at {name}"},
	"restored":    {RU: "Показаны ответы, сохранённые в этом браузере.", EN: "These are the answers saved in this browser."},
	"notSaved":    {RU: "Браузер не разрешает сохранять здесь: скачайте ответы, прежде чем закрыть страницу.", EN: "The browser does not allow saving here: download your answers before you close the page."},
	"storing":     {RU: "Ответы сохраняются в этом браузере по мере ввода.", EN: "Answers are saved in this browser as you type."},
	"downloaded":  {RU: "Файл «{name}» скачан.", EN: "“{name}” is downloaded."},
	"mend":        {RU: "Сначала исправьте ({n})", EN: "Mend this first ({n})"},
	"badFile":     {RU: "Это не файл с ответами на эти вопросы: нужен JSON вида {name}.", EN: "This is no file of answers to these questions: JSON of the format {name} is needed."},
	"badBank":     {RU: "Эти ответы даны на другие вопросы: {name}.", EN: "These are answers to other questions: {name}."},
	"newBank":     {RU: "Эти ответы даны на более новую версию вопросов: {name}. Попросите новую форму.", EN: "These are answers to a newer version of the questions: {name}. Ask for a new form."},
	"tooLarge":    {RU: "Файл слишком велик.", EN: "The file is too large."},
	"needWhole":   {RU: "нужно целое число от {n} до {m}", EN: "a whole number from {n} to {m} is needed"},
	"needPercent": {RU: "нужно число от 0 до 100 или счёт вида 9/10", EN: "a number from 0 to 100 or a count such as 9/10 is needed"},
	"needDate":    {RU: "нужна дата вида 2026-11-23 с 1990 по 2199 год", EN: "a date such as 2026-11-23, from 1990 to 2199, is needed"},
	"needOption":  {RU: "ответа «{name}» нет среди вариантов", EN: "“{name}” is none of the options"},
	"needRow":     {RU: "строки «{name}» нет в списке", EN: "the list has no row “{name}”"},
	"needID":      {RU: "строке нужен свой код", EN: "the row needs an id of its own"},
	"needLess":    {RU: "не больше {n} знаков", EN: "at most {n} characters"},
	"needFewer":   {RU: "не больше {n} строк", EN: "at most {n} rows"},
	"needValue":   {RU: "нужно заполнить", EN: "needs a value"},
	"needShape":   {RU: "ответ записан не так, как ждёт форма", EN: "the answer is written in a way that the form does not expect"},
	"notKept":     {RU: "Не сохранено: {name}.", EN: "Not saved: {name}."},
	"noScript":    {RU: "Странице нужен JavaScript: разрешите его или откройте её в другом браузере.", EN: "This page needs JavaScript: allow it, or open the page in another browser."},
}
