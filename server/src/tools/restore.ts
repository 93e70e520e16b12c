import { cp } from 'node:fs/promises'
import path from 'node:path'
import { restore } from '../platform/db/backup.ts'
import { withDatabase } from './whole-server.ts'

const [folder] = process.argv.slice(2)
if (!folder) {
  console.error(
    'npm run restore -- <folder of a backup>   (into an empty database, with the keys of the day of the backup)',
  )
  process.exit(2)
}
await withDatabase(async (db, config) => {
  const { takenAt, collections } = await restore(db, path.join(folder, 'database'))
  if (!config.S3_ENDPOINT) await cp(path.join(folder, 'files'), config.STORAGE_DIR, { recursive: true, force: false })
  const documents = collections.reduce((sum, one) => sum + one.documents, 0)
  console.log(JSON.stringify({ takenAt, collections: collections.length, documents }))
})
