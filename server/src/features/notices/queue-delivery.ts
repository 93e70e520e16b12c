import type { JobAdder } from '../../platform/queue/queues.ts'
import type { DeliveryRow } from './delivery-store.ts'

export const deliverJob = 'deliver-notice'

/** A crashed attempt is found by the sweep; a failing job is a mistake of ours and need not be tried for hours. */
const JOB_ATTEMPTS = 5

/** Queues the next step of a delivery. One job per step and time: a repeat of the same changes nothing. */
export async function queueDelivery(
  jobs: JobAdder,
  { _id, attempts, nextAt }: Pick<DeliveryRow, '_id' | 'attempts' | 'nextAt'>,
  now: Date,
  why = 'next',
) {
  const at = nextAt ?? now
  await jobs.add(
    deliverJob,
    { deliveryId: _id, attempts: String(attempts) },
    {
      id: `${_id}-${attempts}-${at.getTime()}-${why}`,
      delayMs: Math.max(0, at.getTime() - now.getTime()),
      attempts: JOB_ATTEMPTS,
      waits: true,
    },
  )
}
