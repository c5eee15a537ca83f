package sitetest

import (
	"context"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// SeeOnPaper changes how the tab is seen to how it is printed, on a sheet as wide as A4 without its margins.
func (t *Tab) SeeOnPaper() error {
	return t.do(chromedp.EmulateViewport(718, 1047), call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}))
}

// Picture gives a PNG picture of the whole sheet as it is seen now, those of its pictures too that are loaded only when they come into sight.
func (t *Tab) Picture() ([]byte, error) {
	if _, err := t.LostPictures(); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.FullScreenshot(100))
}
