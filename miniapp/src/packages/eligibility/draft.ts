import { forget, read, write } from '../../platform/storage.ts'
import type { Draft } from './answers.ts'

const key = 'eligibility-draft'

/** Answers survive a closed app. They name nobody and stay on this phone. */
export const readDraft = (): Draft | null => read<Draft>(key)
export const keepDraft = (draft: Draft): void => write(key, draft)
export const forgetDraft = (): void => forget(key)
