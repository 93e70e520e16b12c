import type { AskSubscription } from './types.ts'

/** In a browser messages go by SMS; there is nothing to ask. */
export const askSubscription: AskSubscription = async () => ({ accepted: [], rejected: [] })
