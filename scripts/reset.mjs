// `npm run reset`: empties the local data (accounts, bookings, keys). Refuses while the system runs.
import { rmSync } from 'node:fs'
import { isFree } from './processes.mjs'
import { dataDir } from './setup.mjs'

const port = Number(process.env.PORT ?? 8080)
if (!(await isFree(port))) {
  console.error(`Something listens on port ${port}: stop the running system first (Ctrl-C in its terminal).`)
  process.exit(1)
}
rmSync(dataDir, { recursive: true, force: true })
console.log('The local data is empty. `npm start` seeds it again.')
