package sitetest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Tools is the folder below the archive where `make browser-ready` installs what these tests take from npm.
const Tools = ".gen/sitetest"

// ReadAxe gives the script of axe-core.
func ReadAxe(archive string) (string, error) {
	text, err := os.ReadFile(filepath.Join(archive, Tools, "node_modules/axe-core/axe.min.js"))
	if errors.Is(err, os.ErrNotExist) {
		return "", errors.New("axe-core is not installed. Next step: make browser-ready")
	}
	return string(text), err
}

// widest names what stands out of the window on the right, when a sheet can be scrolled sideways.
const widest = `(() => {
	const wide = document.documentElement.clientWidth
	if (document.scrollingElement.scrollWidth <= wide) return []
	const name = e => e.tagName.toLowerCase() + (e.className ? "." + e.className : "") + " " + e.textContent.trim().slice(0, 40)
	const out = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > wide + 1).map(name)
	return ["it scrolls sideways: " + document.scrollingElement.scrollWidth + " px", ...out.slice(-4)]
})()`

// lostPictures names the pictures that can't be shown, those too that are loaded only when they come into sight.
const lostPictures = `Promise.all([...document.images].map(i => {
	i.loading = "eager"
	return i.decode().then(() => "", () => "a picture that can't be shown: " + i.src)
})).then(lost => lost.filter(l => l))`

// broken runs axe-core: all rules of WCAG 2.2 A and AA, and best practices; where only the colours are others than before, the rules about colours. Of
// text of any size it wants a contrast of 4.5 to 1. What it can't decide about contrast counts as broken, for grounds are plain colours here; but not
// of text that another element hides. It must not fetch style sheets by itself, which no sheet in a folder may do.
const broken = `(onlyColours => {
	const hidden = ["bgOverlap", "elmPartiallyObscured", "elmPartiallyObscuring", "outsideViewport"]
	axe.configure({checks: [{id: "color-contrast", options: {contrastRatio: {normal: {expected: 4.5}, large: {expected: 4.5}}}}]})
	const doubt = rule => rule.id == "color-contrast" && rule.nodes.some(n => n.any.some(c => !hidden.includes(c.data?.messageKey)))
	return axe.run(document, {
		runOnly: onlyColours ? ["color-contrast", "link-in-text-block"] : ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
		rules: onlyColours ? {} : {"target-size": {enabled: true}},
		resultTypes: ["violations", "incomplete"],
		preload: false,
	}).then(found => [...found.violations, ...found.incomplete.filter(doubt)].map(rule =>
		"axe-core, " + rule.id + ": " + rule.help + rule.nodes.slice(0, 3).map(n => "\n\t" + n.html.slice(0, 160) + "\n\t" + [...n.any, ...n.all, ...n.none].map(c => c.message).join("; ")).join("")))
})`

// Faults gives what is wrong with the sheet in a tab, as it is seen now.
func (t *Tab) Faults() ([]string, error) { return ask[[]string](t, widest) }

// LostPictures gives the pictures of the sheet that can't be shown.
func (t *Tab) LostPictures() ([]string, error) { return ask[[]string](t, lostPictures) }

// Broken gives the rules of axe-core that the sheet breaks, as it is seen now. In the dark only colours are others.
func (t *Tab) Broken(axe string, look Look) ([]string, error) {
	there, err := ask[bool](t, `typeof axe != "undefined"`)
	if err == nil && !there {
		_, err = ask[bool](t, axe+"\n;true")
	}
	if err != nil {
		return nil, fmt.Errorf("axe-core: %w", err)
	}
	return ask[[]string](t, fmt.Sprintf("%s(%t)", broken, look.Dark))
}
