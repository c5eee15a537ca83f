// Reads the JSON-LD of all sheets of a built site with jsonld, and compares it with schema.org's vocabulary as schema-dts has it in types: node linkeddata.mjs FOLDER...
// What is wrong goes to standard output, a line each.
import fs from "node:fs"
import path from "node:path"
import * as cheerio from "cheerio"
import jsonld from "jsonld"
import ts from "typescript"

const folders = process.argv.slice(2)
const sheets = folder => fs.readdirSync(folder, {recursive: true}).filter(file => file.endsWith(".html")).sort().map(file => path.join(folder, file))
const tell = (file, fault) => console.log(`${file}: ${fault}`)

// There is no network here. Of schema.org's own context it matters only that each bare name is one of its vocabulary.
const documentLoader = async address => {
	if (!/^https?:\/\/schema\.org\/?$/.test(address)) throw new Error(`${address} is another context than schema.org`)
	return {contextUrl: null, documentUrl: address, document: {"@context": {"@vocab": "https://schema.org/"}}}
}

// compareTrail compares the way to a sheet as a reader sees it with the BreadcrumbList, which may end with the sheet itself. A search leads nowhere yet, and what
// is not there is nowhere.
function compareTrail(file, sheet, trails) {
	const shown = sheet(".crumbs a").toArray().map(link => sheet(link).attr("href"))
	if (!shown.length || sheet("body").is(".search, .withdrawn")) return
	const own = sheet("link[rel=canonical]").attr("href")
	if (trails.length != 1) return tell(file, `it has ${trails.length} BreadcrumbLists`)
	const said = trails[0].itemListElement.map(item => item.item).filter(address => address != own)
	const seen = shown.map(href => new URL(href, own).href.replace(/(?<=\/)index\.html$/, ""))
	if (said.join() != seen.join()) tell(file, `its BreadcrumbList leads over ${said.join(", ")}, what is seen over ${seen.join(", ")}`)
}

// documents are the blocks of all sheets, each text once.
const documents = new Map()
for (const file of folders.flatMap(sheets)) {
	const sheet = cheerio.load(fs.readFileSync(file, "utf8"))
	const trails = []
	for (const block of sheet("script[type='application/ld+json']").toArray()) {
		try {
			const text = sheet(block).text(), document = JSON.parse(text)
			await jsonld.expand(document, {documentLoader, safe: true})
			documents.set(text, {file, document})
			if (document["@type"] == "BreadcrumbList") trails.push(document)
		} catch (err) {
			tell(file, `its JSON-LD can't be read: ${err.message}`)
		}
	}
	compareTrail(file, sheet, trails)
}
if (documents.size == 0) tell(folders, "no sheet has JSON-LD")

// An action's query-input says what its input has to be; it is an annotation of schema.org's that its vocabulary, and so the types, don't have.
const withoutInput = (key, value) => key == "query-input" ? undefined : value

// Each becomes a constant of the type that it names; the compiler knows which properties that has and what they may be.
const source = [...documents.values()].map(({document}, n) =>
	`const d${n}: schema.WithContext<schema.${document["@type"]}> = ${JSON.stringify(document, withoutInput)}`)
const name = path.resolve("linkeddata.ts")
const text = 'import type * as schema from "schema-dts"\n' + source.join("\n")
const options = {strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext}
const host = ts.createCompilerHost(options)
const {getSourceFile} = host
host.getSourceFile = (file, ...rest) => file == name ? ts.createSourceFile(file, text, options.target) : getSourceFile(file, ...rest)
const {fileExists} = host
host.fileExists = file => file == name || fileExists(file)
const sources = [...documents.values()]
for (const fault of ts.getPreEmitDiagnostics(ts.createProgram([name], options, host))) {
	const line = fault.file?.fileName == name ? fault.file.getLineAndCharacterOfPosition(fault.start).line : 0
	const said = ts.flattenDiagnosticMessageText(fault.messageText, " ").slice(0, 600)
	tell(sources[line - 1]?.file ?? folders, line ? `${text.split("\n")[line].slice(fault.start - fault.file.getPositionOfLineAndCharacter(line, 0)).slice(0, 60)}: ${said}` : said)
}
