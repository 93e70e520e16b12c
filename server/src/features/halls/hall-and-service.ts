import { refuse } from '../../platform/refusal.ts'
import { type Catalogue, type Hall, type HallService, windowsFor } from './hall-store.ts'

/** The hall and service a person asked about; refuses a hall that does not exist or does not offer the service. */
export function hallAndService(
  { halls, services }: Catalogue,
  hallId: string,
  code: string,
): { hall: Hall; service: HallService } {
  const hall = halls.get(hallId) ?? refuse('NOT_FOUND')
  const service = services.get(code)
  if (!service || !windowsFor(hall, code).length) return refuse('SERVICE_NOT_HERE', { field: 'service' })
  return { hall, service }
}
