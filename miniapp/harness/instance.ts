import type { Definition, Instance, SetDataRecord } from './types.ts'

const copy = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)))

/** Writes `root.cn.[0].cl` and the like into `data`, creating what is missing on the way. */
export function setPath(data: Record<string, unknown>, pathText: string, value: unknown): void {
  const keys = pathText
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)
  let at = data
  for (const [index, key] of keys.entries()) {
    if (index === keys.length - 1) at[key] = value
    else {
      if (at[key] === null || typeof at[key] !== 'object') at[key] = /^\d+$/.test(keys[index + 1]!) ? [] : {}
      at = at[key] as Record<string, unknown>
    }
  }
}

interface InstanceNeeds {
  route: string
  onSetData: (record: SetDataRecord) => void
}

/** Makes a page or component from its definition, with a setData that copies through JSON as the real bridge does. */
export function createInstance(definition: Definition, { route, onSetData }: InstanceNeeds): Instance {
  const instance: Instance = Object.assign(Object.create(null), definition, definition.methods, {
    data: copy(definition.data) ?? {},
    route,
    __route__: route,
    components: new Map<string, Instance>(),
    selectComponent: () => null,
    $batchedUpdates: (work: () => void) => work(),
  })
  let first = true
  instance.setData = (changes: Record<string, unknown>, done?: () => void) => {
    const text = JSON.stringify(changes) ?? ''
    onSetData({ route, bytes: Buffer.byteLength(text), first })
    first = false
    const arrived: Record<string, unknown> = JSON.parse(text)
    for (const [key, value] of Object.entries(arrived)) setPath(instance.data, key, value)
    if (done) setTimeout(() => done.call(instance), 0)
  }
  // Alipay's way to change a list in place
  instance.$spliceData = (changes: Record<string, [number, number, ...unknown[]]>) => {
    onSetData({ route, bytes: Buffer.byteLength(JSON.stringify(changes)), first })
    for (const [key, args] of Object.entries(changes)) {
      const list = key
        .replace(/\[(\d+)\]/g, '.$1')
        .split('.')
        .filter(Boolean)
        .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], instance.data) as unknown[]
      list.splice(...(copy(args) as [number, number, ...unknown[]]))
    }
  }
  for (const [key, member] of Object.entries(instance)) {
    if (typeof member === 'function') instance[key] = member.bind(instance)
  }
  return instance
}
