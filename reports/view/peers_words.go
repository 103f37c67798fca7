package view

func (w *Words) setPeers(in pair) {
	w.Peers = in("Место среди похожих компаний", "Place among similar companies")
	w.PeerScores = in("Подтверждённые оценки", "Proven scores")
	w.PeerLevels = in("Подтверждённые уровни по критериям", "Proven levels by criterion")
	w.ThisCompany = in("Эта компания", "This company")
	w.FirstQuartile = in("1-й квартиль", "1st quartile")
	w.Median = in("Медиана", "Median")
	w.ThirdQuartile = in("3-й квартиль", "3rd quartile")
	w.LowerSameHigher = in("Ниже / равно / выше", "Lower / same / higher")
	w.Lower, w.Same, w.Higher = in("Ниже", "Lower"), in("Равно", "Same"), in("Выше", "Higher")
	w.PeerPlace = in("Место", "Place")
	w.UnderTarget = in("Ниже цели", "Under target")
}
