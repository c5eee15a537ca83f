package build

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"

	"backissue/generator/internal/render"
	"backissue/generator/internal/source"
)

// openSearch describes the search sheet to browsers, as OpenSearch 1.1 has it.
type openSearch struct {
	XMLName     xml.Name        `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	Name        string          `xml:"ShortName"`
	Description string          `xml:"Description"`
	Language    string          `xml:"Language"`
	Encoding    string          `xml:"InputEncoding"`
	Address     openSearchQuery `xml:"Url"`
}

type openSearchQuery struct {
	Type     string `xml:"type,attr"`
	Template string `xml:"template,attr"`
}

// longestShortName is what OpenSearch allows, in characters.
const longestShortName = 16

func (p *publication) putOpenSearch() error {
	return p.putFile("opensearch.xml", inputs{}, func() ([]byte, error) {
		name := []rune(p.config.Title)
		if len(name) > longestShortName {
			name = []rune(p.config.Name)
		}
		description := p.config.Description
		if description == "" {
			description = p.config.Title
		}
		text, err := xml.Marshal(openSearch{Name: string(name[:min(longestShortName, len(name))]), Description: description, Language: p.config.Language, Encoding: "UTF-8",
			Address: openSearchQuery{"text/html", p.config.Base + "search.html?q={searchTerms}"}})
		if err != nil {
			return nil, fmt.Errorf("make the description of the search: %w", err)
		}
		return append([]byte(xml.Header), text...), nil
	})
}

// policy is what a browser may load for the site's sheets: their own styles, scripts and pictures, and nothing from elsewhere.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'%s; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; " +
	"frame-ancestors 'none'"

// putHeaders makes the file in which some hosts (Netlify, Cloudflare Pages) read what to send with each file.
func (p *publication) putHeaders() error {
	if p.broken.has(render.NotFound) {
		return nil
	}
	const address = "_headers"
	if err := p.extras.add(address); err != nil {
		return &source.Problem{Position: source.Position{File: address}, Message: err.Error(), Hint: "give one of them another name"}
	}
	in := inputs{layouts: p.with.layouts[render.NotFound], site: p.with.site}
	return p.make(address, in, func() ([]byte, error) {
		hashes, err := p.styleHashes()
		if err != nil {
			return nil, err
		}
		return fmt.Appendf(nil, "/*\n  Content-Security-Policy: "+policy+"\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n"+
			"/assets/*\n  Cache-Control: public, max-age=3600\n", hashes), nil
	})
}

var styleElement = regexp.MustCompile(`(?s)<style>(.*?)</style>`)

// styleHashes allows 404.html the style that it carries, and nothing else of that kind.
func (p *publication) styleHashes() (string, error) {
	view, err := p.notFoundView()
	if err != nil {
		return "", err
	}
	text, err := p.layouts.Render(view)
	if err != nil {
		return "", err
	}
	var hashes strings.Builder
	for _, found := range styleElement.FindAllSubmatch(text, -1) {
		sum := sha256.Sum256(found[1])
		hashes.WriteString(" 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'")
	}
	return hashes.String(), nil
}
