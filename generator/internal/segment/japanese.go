package segment

// japanese is the profile of pages with kana: it knows of rows and columns what the Chinese one knows, but no lede opens the articles of a paper
// from Japan, so that a headline between two texts needs none, and headlines stand before their texts.
var japanese = func() profile {
	p, w := chinese, fitted
	w.OpenPlain, w.OpenNews, w.OpenReport, w.OpenCohesion = 0.5, 0, 0, -1
	w.Subhead, w.SubheadShared = -1.5, 0.5
	p.weights, p.ledes, p.headsAfter = &w, false, 0.1
	p.trust = fittedTrust
	return p
}()
