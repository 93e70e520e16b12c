import type { Document } from '@anju/shared-types'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../../api/client.ts'
import { toast } from '../../../stores/toast.ts'
import { uploads, useUploads } from '../../../uploads/uploads.ts'

const LOOK_AGAIN_MS = 2_000
/** So often a paper that can be used is waited for while what is written on it is being read; then it goes in as it is. */
const READING_LOOKS = 5

/**
 * Files of one material that have arrived are put into the case as soon as they have been looked at: nobody has to wait for the scanner and
 * tap once more. A file that cannot be used is said in words and leaves the list. One that may be the wrong page is asked about: `doubted`,
 * with the two answers.
 */
export function useArrived(caseId: string, material: string, give: (documentId: string) => Promise<boolean>) {
  const [doubted, setDoubted] = useState<Document>()
  const items = useUploads((state) => state.items)
  const arrived = items.find(
    (item) => item.caseId === caseId && item.material === material && item.state === 'done' && item.documentId,
  )
  const giving = useRef(give)
  giving.current = give
  const { clientKey, documentId } = arrived ?? {}
  useEffect(() => {
    if (!clientKey || !documentId) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let left = false
    let looks = 0
    const look = async () => {
      const answer = await call('documents.get', { params: { id: documentId } })
      if (left) return
      const state = answer.ok ? answer.reply.state : undefined
      const page = answer.ok ? answer.reply.page?.state : undefined
      if (answer.ok && page === 'doubted') setDoubted(answer.reply)
      else if (state === 'ready' && !(page === 'looking' && looks++ < READING_LOOKS)) {
        if (await giving.current(documentId)) uploads().giveUp(clientKey)
      } else if (state === 'infected' || state === 'unreadable' || state === 'discarded' || state === 'expired') {
        uploads().giveUp(clientKey)
        toast('这个文件不能用，请在“我的材料”里看原因，换一个再交。')
      } else timer = setTimeout(() => void look(), LOOK_AGAIN_MS)
    }
    void look()
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [clientKey, documentId])

  const params = { id: doubted?.id ?? '' }
  const done = (isIn: boolean) => {
    if (isIn && clientKey) uploads().giveUp(clientKey)
    setDoubted(undefined)
  }
  return {
    doubted: doubted?.page?.text,
    /** 就是这一页. */
    async keep() {
      // Without an answer it goes in all the same: the doubt stands beside it for whoever looks.
      await call('documents.sayPage', { params })
      done(await giving.current(params.id))
    },
    async again() {
      await call('documents.discard', { params })
      done(true)
    },
  }
}
