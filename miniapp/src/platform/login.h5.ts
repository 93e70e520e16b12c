import type { AskPlatformProof } from './types.ts'

export const askPlatformProof: AskPlatformProof = null
