import { spawn } from 'node:child_process'
import { MongoClient } from 'mongodb'
import { root } from '../../scripts/system.mjs'
import type { City } from './city.ts'

/**
 * Plays the passing of hours for one confirmed appointment: its person should have come by now. The server's clock is real
 * time, so its day is moved instead; the no-show itself is recorded by the server's own job.
 */
export async function letPass(city: City, appointmentId: string): Promise<void> {
  const client = await MongoClient.connect(city.settings.MONGODB_URI!)
  try {
    const startsAt = new Date(Date.now() - 3 * 3_600_000)
    const missAfter = new Date(Date.now() - 3_600_000)
    const appointments = client.db().collection<{ _id: string }>('appointments')
    const { matchedCount } = await appointments.updateOne({ _id: appointmentId }, { $set: { startsAt, missAfter } })
    if (matchedCount !== 1) throw new Error(`there is no appointment ${appointmentId}`)
  } finally {
    await client.close()
  }
  await runClockJob(city, 'mark-missed')
}

function runClockJob(city: City, name: string): Promise<void> {
  const args = ['--import', 'tsx', 'server/src/tools/run-clock-job.ts', name]
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...city.settings },
    stdio: 'inherit',
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${name} ended with ${code}`))))
  })
}
