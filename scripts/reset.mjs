// `npm run reset`: empties the local data (accounts, bookings, keys). Refuses while the system runs.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { isFree } from './processes.mjs'
import { dataDir, fontDir } from './setup.mjs'

const port = Number(process.env.PORT ?? 8080)
if (!(await isFree(port))) {
  console.error(`Something listens on port ${port}: stop the running system first (Ctrl-C in its terminal).`)
  process.exit(1)
}
for (const name of existsSync(dataDir) ? readdirSync(dataDir) : []) {
  const entry = path.join(dataDir, name)
  if (entry !== fontDir) rmSync(entry, { recursive: true, force: true })
}
console.log('The local data is empty. `npm start` seeds it again.')
