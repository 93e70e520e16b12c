import { useEffect, useRef } from 'react'
import { call } from '../../../api/client.ts'
import { toast } from '../../../stores/toast.ts'
import { uploads, useUploads } from '../../../uploads/uploads.ts'

const LOOK_AGAIN_MS = 2_000

/**
 * Files of one material that have arrived are put into the case as soon as they have been looked at: nobody has to wait for the scanner and
 * tap once more. A file that cannot be used is said in words and leaves the list.
 */
export function useArrived(caseId: string, material: string, give: (documentId: string) => Promise<boolean>): void {
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
    const look = async () => {
      const answer = await call('documents.get', { params: { id: documentId } })
      if (left) return
      const state = answer.ok ? answer.reply.state : undefined
      if (state === 'ready') {
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
}
