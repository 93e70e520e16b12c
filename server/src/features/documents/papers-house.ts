import { randomBytes } from 'node:crypto'
import { contract, type Document, type ErrorReply, UPLOAD_PART_BYTES, type Upload } from '@anju/shared-types'
import { createScanner } from '../../gateways/clamd/index.ts'
import { createFileStore, type Files } from '../../gateways/storage/index.ts'
import type { Staff } from '../../platform/http/call.ts'
import type { Feature } from '../../platform/parts.ts'
import { claim, claimAdmission } from '../../testing/admission.ts'
import { type Caller, newKey } from '../../testing/call.ts'
import { createTestHouse, type HouseOptions } from '../../testing/house.ts'
import { sha256 } from '../../testing/papers.ts'
import type { Directory } from '../accounts/directory.ts'
import type { DocumentPolicy } from './document-policy.ts'
import { createDocumentStore } from './document-store.ts'
import { createDocumentUses } from './document-uses.ts'
import { createDocumentsFeature } from './documents-feature.ts'

const { table } = contract.documents

const staffOf = (staffNo: string, name: string): Staff['staff'] => ({
  staffNo,
  name,
  roles: ['clerk'],
  hallId: 'small',
})
const everyone = [staffOf('clerk-1', '甲'), staffOf('clerk-2', '乙')]

/** Test kit of papers: a scanner and a disk of one's own, two clerks, and cases that say who may see what. */
export async function createPapersHouse(options: Omit<HouseOptions, 'build'> = {}) {
  const views: Parameters<Directory['recordView']>[0][] = []
  /** caseId -> whose it is, and which clerk may see its papers. */
  const cases = new Map<string, { accountId: string; clerk?: string }>()
  const gone = new Set<string>()
  const policy: DocumentPolicy = {
    purposeFor: async (caseId, _material, accountId) =>
      cases.get(caseId)?.accountId === accountId ? '办理二手房转移登记' : undefined,
    mayStaffSee: async (use, { staff }) =>
      cases.get(use.caseId)?.clerk === staff.staffNo ? `受理 ${use.purpose}` : undefined,
  }
  const directory: Directory = {
    personName: async () => undefined,
    personNames: async () => new Map(),
    recordView: async (view) => void views.push(view),
  }
  let files!: Files
  const house = await createTestHouse({
    ownSandbox: true,
    ...options,
    build: ({ parts }) => {
      files = createFileStore(parts.config)
      const scanner = createScanner({ url: parts.config.CLAMD_URL, timeoutMs: 5_000 }, { log: parts.log })
      const feature = createDocumentsFeature(parts, {
        gateways: { scanner, files },
        directory,
        policy,
        staffOf: async (accountId) =>
          gone.has(accountId) ? undefined : everyone.find((staff) => `account-${staff.staffNo}` === accountId),
      })
      return { features: [feature] as unknown as Feature[], admission: claimAdmission }
    },
  })
  const documents = createDocumentStore(house.parts.db)

  let people = 0
  const person = (accountId = `person-${++people}`) => ({
    accountId,
    ...claim({ accountId, sessionId: 's', verified: true }),
  })
  const clerk = (staffNo: 'clerk-1' | 'clerk-2' = 'clerk-1') => {
    const staff = everyone.find((one) => one.staffNo === staffNo)!
    return claim({ accountId: `account-${staffNo}`, sessionId: 's', verified: true, staff })
  }

  const begin = (as: Caller, bytes: Buffer, more: Partial<Parameters<typeof body>[1]> = {}) =>
    house.call(table.begin, { as, body: body(bytes, more) })

  /** Sends parts from number `no` on; gives the answer whatever it is. */
  const put = async (
    as: Caller | undefined,
    id: string,
    no: number,
    bytes: Uint8Array,
    more: { sha256?: string; headers?: Record<string, string> } = {},
  ) => {
    const response = await fetch(`${house.url}/api/v1/documents/uploads/${id}/parts/${no}`, {
      method: 'PUT',
      headers: {
        ...(as ? { authorization: as.authorization } : {}),
        'content-type': 'application/octet-stream',
        'x-content-sha256': more.sha256 ?? sha256(bytes),
        ...more.headers,
      },
      body: Buffer.from(bytes),
    })
    return { status: response.status, ...((await response.json()) as { arrived: number } & ErrorReply) }
  }

  const sendAll = async (as: Caller, upload: Upload, bytes: Buffer, partsACall = 4) => {
    const step = UPLOAD_PART_BYTES * partsACall
    for (let at = 0; at < bytes.length; at += step) {
      const { status } = await put(as, upload.id, at / UPLOAD_PART_BYTES + 1, bytes.subarray(at, at + step))
      if (status !== 200) throw new Error(`part was refused: ${status}`)
    }
  }

  const complete = (as: Caller, id: string) => house.call(table.complete, { as, params: { id }, body: {} })

  const upload = async (as: Caller, bytes: Buffer, more: Parameters<typeof begin>[2] = {}): Promise<Document> => {
    const begun = await begin(as, bytes, more)
    await sendAll(as, begun, bytes)
    return complete(as, begun.id)
  }

  const get = (as: Caller, id: string) => house.call(table.get, { as, params: { id } })

  return {
    ...house,
    files: () => files,
    documents,
    uses: createDocumentUses({ documents, ids: house.parts.ids }),
    views,
    cases,
    gone,
    person,
    clerk,
    begin,
    put,
    sendAll,
    complete,
    upload,
    get,
    /** Sent, scanned and made into pictures. */
    ready: async (as: Caller, bytes: Buffer, more: Parameters<typeof begin>[2] = {}) => {
      const { id } = await upload(as, bytes, more)
      await house.settle()
      return get(as, id)
    },
    show: (as: Caller, id: string) => house.call(table.upload, { as, params: { id } }),
    discard: (as: Caller, id: string) => house.call(table.discard, { as, params: { id } }),
    use: (as: Caller, id: string, caseId: string, more: { until?: string } = {}) =>
      house.call(table.use, { as, params: { id }, body: { caseId, material: 'id-card', ...more } as never }),
    staffView: (as: Caller, id: string) => house.call(table.staffView, { as, params: { id } }),
    /** Opens an address as a browser would: without any login. */
    open: (link: string) => fetch(house.url + link),
    eventsOf: async (id: string) => (await house.events({ subject: id })).map((row) => row.type).sort(),
    fault: (kind: string, times?: number) => house.sandbox.fault({ route: 'clamd.scan', kind, times }),
  }
}

export function body(
  bytes: Buffer,
  more: {
    clientKey?: string
    fileName?: string
    title?: string
    material?: string
    bytes?: number
    sha256?: string
    caseId?: string
    validUntil?: string
    page?: string
    pageSaid?: boolean
  } = {},
) {
  const { validUntil, ...others } = more
  return {
    clientKey: newKey(),
    fileName: 'IMG_0001.jpg',
    title: '身份证',
    material: 'id-card',
    bytes: bytes.length,
    sha256: sha256(bytes),
    ...others,
    ...(validUntil ? { validUntil: validUntil as never } : {}),
  }
}

/** Bytes that begin like a photograph and go on with chance: enough for everything that does not look at the picture. */
export const likePhoto = (length: number) =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(length - 4)])

export type PapersHouse = Awaited<ReturnType<typeof createPapersHouse>>
