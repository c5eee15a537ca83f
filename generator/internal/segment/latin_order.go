package segment

// isDisordered tells whether the paper's day or the page's number stands among the page's texts. An extractor that goes through narrow columns in its
// own order leaves them there, and parts of texts behind those of others; in the order of the columns they stand at the page's edges.
func (e *evidence) isDisordered() bool {
	for i := edgeRows; i < len(e.rows)-edgeRows/2; i++ {
		if text := e.rows[i].text; e.kind[i] == furnitureRow && (strayDay.MatchString(text) || strayPage.MatchString(text) || koDayRow.MatchString(text)) {
			return true
		}
	}
	return false
}
