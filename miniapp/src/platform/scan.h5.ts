import type { ScanCode } from './types.ts'

/** In a browser the phone's own camera app opens the address in the hall's code; pages offer that and typing. */
export const scanCode: ScanCode = null
