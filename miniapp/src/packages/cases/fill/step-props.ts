import type { CaseDraft } from '@anju/shared-types'
import type { Frame } from '../kept.ts'

export interface StepProps {
  frame: Frame
  draft: CaseDraft
  /** What the server said about this step. */
  error?: string
  onEdit: (more: Partial<CaseDraft>) => void
  onNext: () => void
  /** What was begun here and is not good enough to be sent yet; kept when the app is closed. */
  scratch: Readonly<Record<string, string>>
  onScribble: (name: string, text: string) => void
}
