/** Who is to look into the camera, and under which number of ours. */
export interface FaceQuestion {
  /** Ours, unique, 5 to 32 of `[0-9A-Za-z_-]`. */
  orderNo: string
  name: string
  idNumber: string
}

/** The result, as the platform tells us and nobody else. `pending`: nobody has looked into the camera yet, or nobody could say. */
export type FaceResult =
  | { kind: 'passed' }
  /** `tryAgain`: it says nothing about the person (cancelled, device, time). */
  | { kind: 'failed'; code: string; tryAgain: boolean }
  | { kind: 'pending' }
  | { kind: 'silent' }
