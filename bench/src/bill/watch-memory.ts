import { readFileSync, writeFileSync } from 'node:fs'

const MB = 1024 * 1024
const EVERY_MS = 2
/** Collecting gets at most a tenth of the time, however long it takes. */
const PAUSE_SHARE = 9
const LEAST_PAUSE_MS = 500
const collect = (globalThis as { gc?: () => void }).gc

export interface Memory {
  idleRssMb: number
  idleHeapMb: number
  peakRssMb: number
  peakHeapMb: number
}

/** The most that is alive at any moment of `work`, garbage left out, beside what was alive before, in MB. Collecting takes time: not to be timed. */
export async function watchLive(work: () => Promise<void>): Promise<number> {
  if (!collect) throw new Error('start with --expose-gc')
  const alive = () => {
    collect()
    // Bytes outside the heap are given back beside the work: the second time waits for those of the first.
    collect()
    return heapOf()
  }
  const idle = alive()
  let most = idle
  let timer: NodeJS.Timeout | undefined
  const look = () => {
    const began = performance.now()
    most = Math.max(most, alive())
    timer = setTimeout(look, Math.max(LEAST_PAUSE_MS, (performance.now() - began) * PAUSE_SHARE))
  }
  look()
  await work()
  clearTimeout(timer)
  return rounded(most - idle)
}

const heapOf = () => {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Memory of this process while `work` runs, beside what it had before: Linux, started with `--expose-gc`. */
export async function watchMemory(work: () => Promise<void>): Promise<Memory> {
  if (!collect) throw new Error('start with --expose-gc')
  collect()
  const idleHeap = heapOf()
  const idleRss = rss('VmRSS')
  // Forgets the highest resident size so far, so that the one to come is of this work.
  writeFileSync('/proc/self/clear_refs', '5')
  let peakHeap = idleHeap
  const timer = setInterval(() => {
    peakHeap = Math.max(peakHeap, heapOf())
  }, EVERY_MS)
  await work()
  clearInterval(timer)
  return {
    idleRssMb: rounded(idleRss),
    idleHeapMb: rounded(idleHeap),
    peakRssMb: rounded(rss('VmHWM')),
    peakHeapMb: rounded(peakHeap),
  }
}

const rss = (line: 'VmRSS' | 'VmHWM') =>
  Number(new RegExp(`${line}:\\s+(\\d+) kB`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024
const rounded = (bytes: number) => Math.round(bytes / MB)
