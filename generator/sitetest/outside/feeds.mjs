// Reads all feeds, sitemaps and the search description of a built site with libxml2 and feedparser: node feeds.mjs FOLDER BASE
// What is wrong goes to standard output, a line each.
import fs from "node:fs"
import path from "node:path"
import {Readable} from "node:stream"
import {XmlDocument} from "libxml2-wasm"
import FeedParser from "feedparser"

const [folder, base] = process.argv.slice(2)
const atom = {a: "http://www.w3.org/2005/Atom"}
const maps = {s: "http://www.sitemaps.org/schemas/sitemap/0.9"}
const search = {o: "http://a9.com/-/spec/opensearch/1.1/"}
const moment = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/

const files = fs.readdirSync(folder, {recursive: true}).map(file => file.split(path.sep).join("/")).sort()
const read = file => fs.readFileSync(path.join(folder, file), "utf8")
const tell = (file, fault) => console.log(`${file}: ${fault}`)
const want = (file, holds, fault) => holds || tell(file, fault)
const found = (file, what) => files.some(what) || tell(folder, `there is no ${file}`)

// led gives the file of the site that an address leads to.
const led = address => {
	if (!address?.startsWith(base)) return ""
	const rest = decodeURIComponent(new URL(address).pathname.slice(new URL(base).pathname.length))
	return rest == "" || rest.endsWith("/") ? rest + "index.html" : rest
}
const leads = (file, address) => want(file, files.includes(led(address)), `${address} leads to nothing in the site`)

function xml(file) {
	try {
		return XmlDocument.fromString(read(file))
	} catch (err) {
		tell(file, err.message.trim())
	}
}
const texts = (node, where, names) => node.find(where, names).map(n => n.content)

// atomRules are those of RFC 4287 that a parser which forgives doesn't ask for.
function atomRules(file, doc) {
	const feed = doc.root
	for (const one of [feed, ...feed.find("a:entry", atom)]) {
		for (const name of ["id", "title", "updated"]) want(file, texts(one, "a:" + name, atom).length == 1, `an element has not one ${name} (RFC 4287)`)
		for (const date of texts(one, "a:updated | a:published", atom)) want(file, moment.test(date) && date.includes("T"), `${date} is no moment (RFC 3339)`)
		for (const link of texts(one, "a:link[@rel='alternate']/@href", atom)) leads(file, link)
		want(file, texts(one, "a:link[@rel='alternate']", atom).length <= 1, "an element has two alternates of a type")
	}
	want(file, texts(feed, "a:link[@rel='self']/@href", atom).join() == base + file, "the feed does not say where it is")
	want(file, feed.find("a:author", atom).length || feed.find("a:entry", atom).every(e => e.find("a:author", atom).length), "an entry has no author (RFC 4287, 4.2.1)")
	const ids = texts(feed, "a:entry/a:id", atom)
	want(file, new Set(ids).size == ids.length, "two entries have one id")
	return ids.length
}

// parsed is a feed as a feed reader takes it.
const parsed = text => new Promise((done, failed) => {
	const items = [], parser = new FeedParser({addmeta: false})
	parser.on("error", failed).on("data", item => items.push(item)).on("end", () => done({meta: parser.meta, items}))
	Readable.from([text]).pipe(parser)
})

async function atomFeed(file) {
	const doc = xml(file)
	if (!doc) return
	const entries = atomRules(file, doc)
	doc.dispose()
	const {meta, items} = await parsed(read(file))
	want(file, meta.title && meta.link && meta.date, "a feed reader finds no title, link or date")
	want(file, items.length == entries, `a feed reader finds ${items.length} of ${entries} entries`)
	for (const item of items) want(file, item.title && item.link && item.guid && item.pubdate && item.date, `a feed reader finds no title, link or date of ${item.guid}`)
}

// jsonFeed has the rules of JSON Feed 1.1.
function jsonFeed(file) {
	const feed = JSON.parse(read(file))
	want(file, feed.version == "https://jsonfeed.org/version/1.1" && feed.title && Array.isArray(feed.items), "it has no version, title or items")
	want(file, feed.feed_url == base + file, "the feed does not say where it is")
	leads(file, feed.home_page_url)
	for (const item of feed.items) {
		want(file, typeof item.id == "string" && item.id, "an item has no id")
		want(file, typeof (item.content_text ?? item.content_html) == "string", `${item.id} has no content`)
		for (const date of [item.date_published, item.date_modified]) want(file, date === undefined || moment.test(date) && date.includes("T"), `${date} is no moment (RFC 3339)`)
		want(file, (item.authors ?? []).every(a => a.name), `an author of ${item.id} has no name`)
		want(file, (item.tags ?? []).every(t => typeof t == "string" && t), `a tag of ${item.id} is no text`)
		leads(file, item.url)
	}
}

// sitemap checks one of the limits of sitemaps.org: 50,000 addresses and 50 MiB a file.
function sitemap(file) {
	const doc = xml(file)
	if (!doc) return []
	want(file, fs.statSync(path.join(folder, file)).size <= 50 << 20, "it has more than 50 MiB")
	const places = texts(doc, "/s:urlset/s:url/s:loc | /s:sitemapindex/s:sitemap/s:loc", maps)
	want(file, places.length > 0 && places.length <= 50000, `it has ${places.length} addresses`)
	for (const place of places) {
		want(file, place.length < 2048, `${place} is too long`)
		leads(file, place)
	}
	for (const date of texts(doc, "//s:lastmod", maps)) want(file, moment.test(date), `${date} is no date`)
	doc.dispose()
	return places
}

// sitemaps compares what the sitemaps name with the sheets that want to be found: those that name their own address, but for the empty search form.
function sitemaps() {
	const parts = sitemap("sitemap.xml").map(led)
	const listed = parts.flatMap(sitemap)
	want("sitemap.xml", new Set(listed).size == listed.length, "an address is listed twice")
	for (const file of files.filter(f => f.startsWith("sitemap-"))) want(file, parts.includes(file), "it is not in sitemap.xml")
	for (const file of files.filter(f => f.endsWith(".html"))) {
		const text = read(file), canonical = text.match(/<link rel="?canonical"? href="([^"]*)"/)?.[1]
		const found = !/<meta name="?robots"? content="?noindex/.test(text) && canonical && led(canonical) == file && file != "search.html"
		want(file, Boolean(found) == listed.map(led).includes(file), found ? "it is in no sitemap" : "it does not want to be found and is in a sitemap")
	}
	want("robots.txt", read("robots.txt").split("\n").includes(`Sitemap: ${base}sitemap.xml`), "it does not name the sitemap")
}

// openSearch has the limits of OpenSearch 1.1.
function openSearch(file) {
	const doc = xml(file)
	if (!doc) return
	const text = name => texts(doc, `/o:OpenSearchDescription/o:${name}`, search)
	want(file, text("ShortName").length == 1 && [...text("ShortName")[0]].length <= 16, "it has no ShortName of at most 16 characters")
	want(file, text("Description").length == 1 && [...text("Description")[0]].length <= 1024, "it has no Description of at most 1024 characters")
	const templates = texts(doc, "/o:OpenSearchDescription/o:Url/@template", search)
	want(file, templates.length > 0, "it has no Url")
	for (const template of templates) {
		want(file, template.includes("{searchTerms}"), `${template} takes no searchTerms`)
		leads(file, template.replace("{searchTerms}", ""))
	}
	doc.dispose()
}

found("feed.xml", f => f == "feed.xml")
found("feed.json", f => f == "feed.json")
for (const file of files.filter(f => path.posix.basename(f) == "feed.xml")) await atomFeed(file)
for (const file of files.filter(f => path.posix.basename(f) == "feed.json")) jsonFeed(file)
sitemaps()
openSearch("opensearch.xml")
