/** The seven ways the outside world goes wrong on request. */
export const FAULT_KINDS = ['slow', '500', 'refuse', 'wrong-signature', 'timeout-after', 'duplicate', 'late'] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export const FAULT_LABELS: Record<FaultKind, string> = {
  slow: '慢：等一会儿才答复',
  '500': '服务器错误：不做事，答 500',
  refuse: '拒绝：用对方自己的错误码答复，不做事',
  'wrong-signature': '签名不对',
  'timeout-after': '做完了却不答复',
  duplicate: '回执或推送发两次',
  late: '回执或推送迟到',
}

export type Fault = {
  id: number
  route: string
  kind: FaultKind
  /** Only for requests that concern this person. */
  person?: string
  /** How many requests are still hit; without it, until the menu is cleared. */
  timesLeft?: number
  /** Of a hundred requests about so many are hit, by chance; without it, each. */
  percent?: number
  delayMs: number
  /** With `refuse`: which of the provider's own codes to answer. */
  code?: string
}

export type FaultOrder = Omit<Fault, 'id' | 'timesLeft' | 'delayMs'> & { times?: number; delayMs?: number }

/** What is to go wrong with one request, already counted. */
export type FaultsHere = ReadonlyMap<FaultKind, Fault>

const DEFAULT_DELAY_MS: Partial<Record<FaultKind, number>> = { slow: 3_000, late: 30_000 }

export type FaultMenu = {
  add(order: FaultOrder): Fault
  list(): Fault[]
  clear(): void
  /** Takes the faults for one request to a route and counts them down. `persons` is asked only if a fault names a person. */
  take(route: string, persons: () => readonly string[]): FaultsHere
}

export function createFaultMenu(): FaultMenu {
  let faults: Fault[] = []
  let nextId = 1
  return {
    add({ times, delayMs, ...order }) {
      const fault: Fault = { ...order, id: nextId++, delayMs: delayMs ?? DEFAULT_DELAY_MS[order.kind] ?? 0 }
      if (times !== undefined) fault.timesLeft = times
      faults.push(fault)
      return fault
    },
    list: () => faults.map((fault) => ({ ...fault })),
    clear: () => {
      faults = []
    },
    take(route, persons) {
      const here = new Map<FaultKind, Fault>()
      for (const fault of faults) {
        if (fault.route !== route || here.has(fault.kind)) continue
        if (fault.person !== undefined && !persons().includes(fault.person)) continue
        if (fault.percent !== undefined && Math.random() * 100 >= fault.percent) continue
        here.set(fault.kind, fault)
        if (fault.timesLeft !== undefined) fault.timesLeft -= 1
      }
      faults = faults.filter((fault) => fault.timesLeft === undefined || fault.timesLeft > 0)
      return here
    },
  }
}

export const NO_FAULTS: FaultsHere = new Map()
