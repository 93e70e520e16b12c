import { ACCEPTORS_A_WINDOW, familiesByWindow, ROTATES_FROM, WINDOWS } from './assumptions.ts'

export interface Worker {
  staffNo: string
  /** Counted from 0. */
  window: number
  post: 'acceptor' | 'approver'
}

/** Who takes what: the only thing in which the two days differ. */
export interface Organisation {
  name: string
  /** Windows at which a person with this matter may be served. */
  windowsFor(item: string): readonly number[]
  /** People in line from which on an approver without work takes them in too (角色转换); absent: never. */
  rotatesFrom?: number
}

const everyWindow = Array.from({ length: WINDOWS }, (_, window) => window)

/** The twelve of both days. */
export const workers: readonly Worker[] = everyWindow.flatMap((window) => [
  ...Array.from({ length: ACCEPTORS_A_WINDOW }, (_, n) => ({
    ...{ staffNo: `a${window + 1}${n + 1}`, window, post: 'acceptor' as const },
  })),
  { staffNo: `p${window + 1}`, window, post: 'approver' as const },
])

/** 漯河 2014: one line, any window takes any matter, its own approver decides next to it, and helps at the window when many wait. */
export const luohe: Organisation = {
  name: '漯河：四个综合窗口',
  windowsFor: () => everyWindow,
  rotatesFrom: ROTATES_FROM,
}

/** 一窗一业务: the same people, each window with a line of its own. */
export const byBusiness: Organisation = {
  name: '按业务分窗口',
  windowsFor: (item) => everyWindow.filter((window) => familiesByWindow[window]?.includes(item)),
}
