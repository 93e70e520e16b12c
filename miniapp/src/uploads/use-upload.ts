import type { DocumentFinding, PageDoubt, PlainDate, Upload } from '@anju/shared-types'
import { UPLOAD_LIMIT_BYTES } from '@anju/shared-types/document-words'
import { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call } from '../api/client.ts'
import { randomId } from '../lib/random-id.ts'
import { onBackOnline } from '../platform/network'
import { paperFiles } from '../platform/paper-files'
import { pickPapers } from '../platform/pick-papers'
import type { PickedPaper } from '../platform/types.ts'
import { toast } from '../stores/toast.ts'
import { doubtAbout, rememberPage } from './page-memory.ts'
import { lookAtPicture, type SeenPicture } from './picture-findings.ts'
import { prepareUpload } from './prepare-upload.ts'
import type { UploadIntent } from './upload-intent.ts'
import { uploads, useUploads } from './uploads.ts'

export interface UploadFor {
  /** Code of the material in the catalogue. */
  material: string
  title: string
  caseId?: string
  validUntil?: PlainDate
}

/** What is known of a picture that is being taken. */
interface Taking {
  seen: SeenPicture
  /** The page that is to be taken, by its name. */
  page?: string
  pageSaid?: boolean
}

/** A question that comes up while a file is taken. */
export type UploadAsk =
  | { kind: 'quality'; picked: PickedPaper; findings: DocumentFinding[]; taking: Taking }
  | { kind: 'page'; picked: PickedPaper; doubt: PageDoubt; title: string; taking: Taking }
  | { kind: 'same'; intent: UploadIntent; same: Upload['same'][number]; uploadId: string }

const MOST_AT_ONCE = 9

/**
 * Takes photographs or files for one material: looks at each before a byte is sent, offers what the person has sent before, then hands it to
 * the engine. `onReady` gets the id of a paper that is there already.
 */
export function useUpload(what: UploadFor, onReady?: (documentId: string) => void) {
  const all = useUploads((state) => state.items)
  const [asks, setAsks] = useState<UploadAsk[]>([])
  const [preparing, setPreparing] = useState(0)
  const items = all.filter((item) => item.material === what.material && item.caseId === what.caseId)
  useResume()

  /** `pageAt`: the name of the page that comes next, of the one after it ... */
  async function pick(source: 'camera' | 'album' | 'file', pageAt: (ahead: number) => string | undefined) {
    let chosen: PickedPaper[] = []
    try {
      chosen = await pickPapers(source, MOST_AT_ONCE)
    } catch (error) {
      console.warn('papers: nothing could be picked', error)
      return toast('打不开相机或相册，请在手机设置里允许后再试。')
    }
    for (const [ahead, picked] of chosen.entries()) await look(picked, pageAt(ahead))
  }

  async function look(picked: PickedPaper, page: string | undefined) {
    if (picked.bytes > UPLOAD_LIMIT_BYTES) return toast('文件超过 20 MB。请拍照上传，或把文件分成几份。')
    if (picked.bytes === 0) return toast('这个文件是空的，请换一个。')
    setPreparing((count) => count + 1)
    // A phone that cannot look at the picture sends it all the same: the server looks too.
    const seen = await lookAtPicture(picked).catch((error: unknown): SeenPicture => {
      console.warn('papers: a picture could not be looked at', error)
      return { findings: [] }
    })
    setPreparing((count) => count - 1)
    const taking = { seen, page }
    const doubt = doubtAbout({ ...what, page }, seen.look)
    // One question a picture: of a page that is not the right one it does not matter how sharp it is.
    if (doubt) ask({ kind: 'page', picked, doubt, title: what.title, taking })
    else if (seen.findings.length > 0) ask({ kind: 'quality', picked, findings: seen.findings, taking })
    else await take(picked, taking)
  }

  const ask = (next: UploadAsk) => setAsks((before) => [...before, next])

  async function take(picked: PickedPaper, { seen, page, pageSaid }: Taking) {
    setPreparing((count) => count + 1)
    try {
      const intent = await prepareUpload(picked, { ...what, clientKey: randomId(), page, pageSaid })
      rememberPage(what, seen.look)
      // Asked before anything is sent: the same content may be there already. Without a network the engine asks later.
      const { ref: _ref, ...announced } = intent
      const begun = await call('documents.begin', { body: announced })
      const same = begun.ok ? begun.reply.same[0] : undefined
      if (begun.ok && same) {
        ask({ kind: 'same', intent, same, uploadId: begun.reply.id })
      } else uploads().add(intent)
    } catch (error) {
      console.warn('papers: a file could not be read', error)
      toast('这个文件读不出来，请重新选择。')
    } finally {
      setPreparing((count) => count - 1)
    }
  }

  const answered = () => setAsks(([, ...rest]) => rest)
  const asked = asks[0]
  return {
    items,
    ask: asked,
    preparing: preparing > 0,
    pick,
    /** The picture as it is. */
    async takeIt() {
      if (asked?.kind !== 'quality' && asked?.kind !== 'page') return
      answered()
      await take(asked.picked, { ...asked.taking, ...(asked.kind === 'page' && { pageSaid: true }) })
    },
    /** Not this picture: the person takes another one. */
    leaveIt: answered,
    /** The paper that was sent before, instead of sending it again. */
    async takeBefore() {
      if (asked?.kind !== 'same') return
      answered()
      paperFiles.drop(asked.intent.ref)
      await call('documents.discard', { params: { id: asked.uploadId } })
      onReady?.(asked.same.id)
    },
    sendAgain() {
      if (asked?.kind !== 'same') return
      answered()
      uploads().add(asked.intent)
    },
    /** Stops one file for good, here and on the server. */
    async giveUp(clientKey: string) {
      const item = items.find((one) => one.clientKey === clientKey)
      uploads().giveUp(clientKey)
      if (item?.documentId && item.state !== 'done')
        await call('documents.discard', { params: { id: item.documentId } })
    },
    pause: () => uploads().pauseAll(),
    resume: () => uploads().resume(),
  }
}

/** Goes on when the page is shown, when the app comes back from behind (five seconds there end every request) and with the network. */
export function useResume() {
  useDidShow(() => uploads().wake())
  useEffect(() => {
    uploads().wake()
    return onBackOnline(() => uploads().wake())
  }, [])
}
