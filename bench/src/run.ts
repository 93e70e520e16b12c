export {}

/** `npm run bench -- rush|read|mongo|rules|cases|day|bill|notices|journey`: prints one JSON object. Figures are ratios within one run: the machine is shared and noisy. */
const benches: Record<string, () => Promise<{ run(): Promise<object> }>> = {
  rush: () => import('./rush.ts'),
  read: () => import('./read.ts'),
  mongo: () => import('./mongo.ts'),
  rules: () => import('./rules.ts'),
  cases: () => import('./cases.ts'),
  day: () => import('./day.ts'),
  bill: () => import('./bill.ts'),
  notices: () => import('./notices.ts'),
  journey: () => import('./journey.ts'),
}

const name = process.argv[2] ?? ''
const load = benches[name]
if (!load) {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join('|')}`)
  process.exit(2)
}
const { run } = await load()
console.log(JSON.stringify({ bench: name, node: process.version, ...(await run()) }, null, 2))
process.exit(0)
