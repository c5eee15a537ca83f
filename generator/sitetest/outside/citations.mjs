// Reads what article sheets say of themselves for citing, as Zotero does, with Wikimedia's html-metadata: node citations.mjs FOLDER...
// The three records, citation_*, Dublin Core and JSON-LD, must say the same as the sheet shows. What is wrong goes to standard output, a line each.
import fs from "node:fs"
import path from "node:path"
import * as cheerio from "cheerio"
import metadata from "html-metadata"

const list = value => value === undefined ? [] : [value].flat()
const names = people => list(people).map(p => p.name)

// records gives the sheet's records in one form, and what the sheet shows in the same.
async function records(sheet) {
	const [cited, core, blocks] = await Promise.all([metadata.parseHighwirePress(sheet), metadata.parseDublinCore(sheet), metadata.parseJsonLd(sheet)])
	const linked = list(blocks).find(block => block["@type"] == "NewsArticle"), issue = linked.isPartOf // another block tells the way to the sheet
	return {
		"citation_*": {title: cited.title, authors: list(cited.author), date: cited.publication_date, publication: cited.journal_title, page: cited.firstpage},
		"Dublin Core": {title: core.title, authors: [...list(core.creator), ...list(core.contributor)], date: core.date, type: core.type},
		"JSON-LD": {title: linked.headline, authors: [...names(linked.author), ...names(linked.contributor)], date: linked.datePublished, publication: issue.isPartOf.name, page: linked.printPage},
	}
}

const shown = sheet => ({
	title: sheet("h1").text(),
	date: sheet("main header time").attr("datetime"),
	publication: sheet(".masthead .name").text(),
	page: String(parseInt(sheet("main header a:not(:has(time))").attr("href"))), // 01.html
	type: "newspaperArticle",
})

async function check(file) {
	const sheet = cheerio.load(fs.readFileSync(file, "utf8"))
	if (!sheet("body").is(".article")) return 0
	if (sheet(".continued").length && !sheet("[name^=citation_], [name^='DC.'], [type$='ld+json']:contains(NewsArticle)").length) return 0 // where an article goes on, its beginning has the records
	const tell = fault => console.log(`${file}: ${fault}`)
	const seen = shown(sheet), text = sheet("main").text(), said = await records(sheet)
	for (const [name, record] of Object.entries(said)) {
		for (const [field, value] of Object.entries(record)) {
			if (field != "authors" && value !== seen[field]) tell(`${name} says the ${field} ${value}, the sheet ${seen[field]}`)
		}
		if (record.authors.join() != said["citation_*"].authors.join()) tell(`${name} says the authors ${record.authors.join()}, citation_* ${said["citation_*"].authors.join()}`)
		for (const author of record.authors) if (!text.includes(author)) tell(`${name} says the author ${author}, whom the sheet does not show`)
	}
	return 1
}

for (const folder of process.argv.slice(2)) {
	let articles = 0
	for (const file of fs.readdirSync(folder, {recursive: true}).filter(f => f.endsWith(".html")).sort()) articles += await check(path.join(folder, file))
	if (articles == 0) console.log(`${folder}: there is no article`)
}
