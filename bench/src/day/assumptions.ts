/**
 * What no notice says, in one table: how long the work takes and how people come. Ours, made up; change a number and run it again. What
 * law and city say (steps, who may approve, limits, hours, holidays) is not here: it comes from the rules of the server.
 */

/** Least, usual and most minutes of one piece of work. */
export type Minutes = readonly [least: number, usual: number, most: number]

export interface BusinessAssumption {
  /** Item of the catalogue that Luohe promises within two working hours. */
  item: string
  /** Of a hundred people. */
  share: number
  /** 受理: at the window, with the person. */
  accept: Minutes
  /** 审核. */
  review: Minutes
  /** 登簿: the approval that the entry in the register follows. */
  approve: Minutes
}

export const businesses: readonly BusinessAssumption[] = [
  { item: 'B02', share: 14, accept: [6, 9, 16], review: [3, 4, 8], approve: [1, 2, 4] },
  { item: 'B03', share: 2, accept: [6, 9, 16], review: [3, 5, 9], approve: [1, 2, 4] },
  { item: 'B04', share: 24, accept: [8, 12, 22], review: [4, 6, 12], approve: [1, 2, 5] },
  { item: 'B09', share: 22, accept: [5, 8, 14], review: [3, 4, 8], approve: [1, 2, 4] },
  { item: 'B10', share: 6, accept: [6, 10, 16], review: [3, 5, 9], approve: [1, 2, 4] },
  { item: 'B11', share: 18, accept: [3, 5, 9], review: [1, 2, 5], approve: [1, 1, 3] },
  { item: 'B15', share: 4, accept: [6, 10, 20], review: [4, 7, 15], approve: [1, 2, 5] },
  { item: 'B16', share: 1, accept: [8, 12, 25], review: [4, 8, 15], approve: [1, 2, 5] },
  { item: 'B18', share: 5, accept: [4, 6, 10], review: [2, 3, 6], approve: [1, 1, 3] },
  { item: 'B19', share: 4, accept: [4, 7, 12], review: [2, 3, 6], approve: [1, 1, 3] },
]

/** The register's own answer; nobody waits at a desk for it. */
export const registerAnswers: Minutes = [0.2, 0.5, 3]
/** 缴费. */
export const takesFees: Minutes = [1, 2, 4]
/** 缮证发证. */
export const handsOver: Minutes = [1, 2, 4]

export const ARRIVALS = 200
/** How many come in each half hour of the day, as parts of the whole; nobody in the last half hour of a session. */
export const arrivalsByHalfHour: Readonly<Record<string, number>> = {
  '09:00': 14,
  '09:30': 16,
  '10:00': 15,
  '10:30': 12,
  '11:00': 8,
  '13:30': 10,
  '14:00': 10,
  '14:30': 7,
  '15:00': 4,
  '15:30': 3,
  '16:00': 1,
}
/** A plain Tuesday. */
export const DAY = '2026-11-24'

/** Luohe 2014: four windows, each two acceptors with one approver. */
export const WINDOWS = 4
export const ACCEPTORS_A_WINDOW = 2
/** 角色转换: an approver without work helps at the window from so many people in line on. */
export const ROTATES_FROM = 6

/** Windows by business: each of the four takes one family of matters and no other, as the work divides most evenly. */
export const familiesByWindow: readonly (readonly string[])[] = [
  ['B04'],
  ['B09', 'B10'],
  ['B02', 'B03', 'B18'],
  ['B11', 'B15', 'B16', 'B19'],
]
