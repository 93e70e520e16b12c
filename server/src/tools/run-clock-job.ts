import { clockJobsOf } from '../platform/worker.ts'
import { withHouse } from './whole-server.ts'

/** Runs one clock job now, by hand: `node --import tsx server/src/tools/run-clock-job.ts expire-holds`. */
const name = process.argv[2]
await withHouse(async (platform, { features }) => {
  const jobs = clockJobsOf(platform, features)
  const job = jobs.find((candidate) => candidate.name === name)
  if (!job) {
    console.error(`Which one? ${jobs.map((candidate) => candidate.name).join(', ')}`)
    process.exitCode = 2
    return
  }
  await job.run()
  await platform.dispatcher.settled()
})
