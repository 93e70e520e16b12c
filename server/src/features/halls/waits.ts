/**
 * What the queue knows about waiting, for quotes, hall lists and no-shows. The queue's tickets are the only source; halls and
 * appointments see them through this and nothing else.
 */
export interface Waits {
  /** Minutes that people of this hall and service really waited from ticket to call, the newest first, at most 40 of the last 7 days. */
  recent(hallId: string, service: string, now: Date): Promise<number[]>
  /** The same for tickets that were taken between two moments; one still waiting counts with its wait until `to`. */
  between(hallId: string, service: string, from: Date, to: Date): Promise<number[]>
  /** People waiting now, by hall; a hall without anybody may be missing. */
  waiting(hallIds: readonly string[], now: Date): Promise<ReadonlyMap<string, number>>
}
