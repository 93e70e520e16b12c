import { cp, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { systemClock } from '../platform/clock.ts'
import { backup } from '../platform/db/backup.ts'
import { withDatabase } from './whole-server.ts'

const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('npm run backup -- <empty folder>')
  process.exit(2)
}
await withDatabase(async (db, config) => {
  const { collections } = await backup(db, path.join(folder, 'database'), systemClock.now())
  // After the database: a paper is on the disk before a row names it, so every row that was saved has its file.
  if (!config.S3_ENDPOINT) {
    await mkdir(config.STORAGE_DIR, { recursive: true })
    await cp(config.STORAGE_DIR, path.join(folder, 'files'), { recursive: true, force: false })
  }
  const documents = collections.reduce((sum, one) => sum + one.documents, 0)
  const files = config.S3_ENDPOINT ? 'stay in the bucket: keep its versions' : 'copied'
  console.log(JSON.stringify({ collections: collections.length, documents, files }))
})
