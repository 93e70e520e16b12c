import type { Explanation } from '@anju/shared-types'

export type ClauseNode = Explanation['children'][number]['children'][number]
export type FactNode = ClauseNode['children'][number]

/** A small button beside a fact; undefined where nothing can be done about this one. */
export type FactAct = (fact: FactNode) => { text: string; onTap: () => void } | undefined
