import type { PlainDate } from '@anju/shared-types'
import type { PromisedPaper } from '../../../domain/cases/promised-papers.ts'

/** A promise as it was signed, with what became of it. */
export interface PromiseRow extends PromisedPaper {
  /** Whose word it is, over all cases. */
  idIndex: string
  /** Party id. */
  by: string
  promisedAt: Date
  /** What the office's clock does until the paper is here. */
  clock: 'runs' | 'stops'
  /** This city lets only a supervisor take a case in on it. */
  needsSupervisor: boolean
  source: string
  /** Sentence by sentence. */
  statement: string[]
  remindedOn?: PlainDate
  postponed?: { from: PlainDate; reason: string }
  /** The day on which it was found that the paper had not come. */
  brokenOn?: PlainDate
  /** Why a pledge is not so. */
  falseText?: string
  falseAt?: Date
  repair?: { by: string; reason: string }
}
