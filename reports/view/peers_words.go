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
	w.PeerKey = in("Полоса — от 1-го до 3-го квартиля похожих компаний, черта — медиана, точка — эта компания; шкала — баллы от 0 до 100.",
		"Band: from the 1st to the 3rd quartile of similar companies; stroke: the median; dot: this company; scale: points from 0 to 100.")
	w.UnderTarget = in("Ниже цели", "Under target")
}
