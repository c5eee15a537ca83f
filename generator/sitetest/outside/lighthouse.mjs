// Has Lighthouse judge sheets as a phone loads them: node lighthouse.mjs CHROMIUM SPEED ADDRESS...
// Every group must have 100 points, but for speed at least SPEED. What is missing goes to standard output, a line each.
import lighthouse from "lighthouse"
import {launch} from "chrome-launcher"

// What a machine does besides costs points for speed, and the sheet does not: so a sheet may try again, and the slower the machine is found, the less
// it plays the phone. Lighthouse's own 4 times slower is for a machine whose benchmark index is 1,600.
const tries = 3
const slower = index => ({cpuSlowdownMultiplier: Math.min(4, Math.max(1, index / 400))})

const [chromePath, speedWanted, ...addresses] = process.argv.slice(2)
const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-component-update", "--disable-background-networking"]
const chrome = await launch({chromePath, chromeFlags})

let index = 1600

// lost gives what a sheet lost points for, in all groups or in one.
async function lost(address, onlyCategories) {
	const {lhr} = await lighthouse(address, {port: chrome.port, logLevel: "error", onlyCategories, throttling: slower(index)})
	index = lhr.environment.benchmarkIndex
	if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`)
	const groups = Object.values(lhr.categories)
	if (groups.length != (onlyCategories?.length ?? 4)) throw new Error(`${address}: Lighthouse judged ${groups.length} groups`)
	const wanted = group => group.id == "performance" ? speedWanted / 100 : 1
	return groups.filter(group => group.score < wanted(group)).map(group => {
		const audits = group.auditRefs.filter(({id, weight}) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
		return `${address}: ${group.title}: ${Math.round(group.score * 100)} points: ` + audits.map(({id}) => `${lhr.audits[id].title} ${lhr.audits[id].displayValue ?? ""}`).join("; ")
	})
}

try {
	for (const address of addresses) {
		const slow = fault => fault.includes(": Performance:"), faults = await lost(address)
		for (const fault of faults.filter(fault => !slow(fault))) console.log(fault)
		let speed = faults.filter(slow)
		for (let n = 1; n < tries && speed.length; n++) speed = await lost(address, ["performance"])
		for (const fault of speed) console.log(fault)
	}
} finally {
	await chrome.kill()
}
