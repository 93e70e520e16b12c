import type { StaffCase } from '@anju/shared-types'
import type { OpenFile } from '../use-file.ts'

export interface FormProps {
  file: OpenFile
  shown: StaffCase
  /** The file as the act left it, and what was done in words. */
  onDone: (fresh: StaffCase, words: string) => void
}
