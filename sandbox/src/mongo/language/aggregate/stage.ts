import type { Document, Value } from '../document.ts'
import type { Scope } from '../expression/scope.ts'

/**
 * Documents on their way through a pipeline. `undefined` in between is no document: a scan that has used up its slice of
 * time says so, and every stage passes it on, so that whoever pulls at the end can let others work.
 */
export type Stream = Iterable<Document | undefined>

export type Stage = (input: Stream) => Stream

export type PipelineContext = {
  /** Documents of another collection of the same database, for $lookup and $unionWith; with a query, only what it finds. */
  readCollection(name: string, query?: Document): Stream
  let?: Document | undefined
  now: Date
  /** True where a stage that hands out documents from memory should pause (see {@link Stream}). */
  isOver?(): boolean
}

/** What the compiler of a stage is given besides its operand. */
export type StageNeeds = {
  context: PipelineContext
  scope: Scope
  /** Compiles a pipeline inside of a stage. */
  subPipeline(stages: Value, scope: Scope, name: string): SubPipeline
}

export type SubPipeline = {
  run(input: Stream): Stream
  /** A query that finds no less than the pipeline lets through, free of variables. */
  leadingMatch: Document | undefined
}

/** A stage that looks at one document at a time: none, one or many come of it. */
export function perDocument(apply: (doc: Document) => Iterable<Document>): Stage {
  return function* (input) {
    for (const doc of input) {
      if (doc === undefined) yield undefined
      else yield* apply(doc)
    }
  }
}

export function mapping(apply: (doc: Document) => Document): Stage {
  return function* (input) {
    for (const doc of input) yield doc === undefined ? undefined : apply(doc)
  }
}

/** Hands out documents that are in memory already. */
export function* emit(docs: Iterable<Document>, { isOver }: PipelineContext): Stream {
  for (const doc of docs) {
    yield doc
    if (isOver?.()) yield undefined
  }
}
