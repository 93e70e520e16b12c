import type { Case, CaseMaterial } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { outlineOf, pageStep } from '../../../uploads/paper-outline.ts'
import { PaperUpload } from '../../../uploads/paper-upload.tsx'
import { WrongPage } from '../../../uploads/wrong-page.tsx'
import { RefusedNotice } from '../refused-notice.tsx'
import { OtherWays } from './other-ways.tsx'
import { PromiseForm } from './promise-form.tsx'
import { useArrived } from './use-arrived.ts'
import { useGivePaper } from './use-give-paper.ts'

interface Props {
  shown: Case
  material: CaseMaterial
  onChange: (fresh: Case) => void
}

/** The ways to hand one paper in: a photo or file, a promise with its day, or the original at the window; and to take it back. */
export function PaperActs({ shown: { id, serverNow, allowedActions }, material, onChange }: Props) {
  const [open, setOpen] = useState<'upload' | 'promise'>()
  const [pages, setPages] = useState<number>()
  const { status, cures } = material
  const fitting = cures.find(({ cure, allowed }) => allowed && (cure === 'pledge' || cure === 'deferral'))
  const mayGive = allowedActions.includes('givePaper')
  // A promised paper may come in at any time, until the decision waits for it.
  const canUpload = status === 'open' || status === 'promised'
  const usable = material.papers.filter(({ how, unusable }) => how === 'uploaded' && !unusable).length
  const morePages = (taken: number) => {
    const outline = outlineOf(material.id)
    return (outline.pages ?? pages) !== undefined && !pageStep(outline, taken, pages).isDone
  }
  const canAddPage = status === 'given' && usable > 0
  const { busy, refused, give, promise, takeBack } = useGivePaper({ id, material: material.id }, (what, fresh) => {
    // The camera stays for the pages that are known to come.
    setOpen((now) => (now === 'upload' && what === 'page' && morePages(usable + 1) ? now : undefined))
    onChange(fresh)
  })
  const arrived = useArrived(id, material.id, give)

  return (
    <View className="paper__acts">
      <RefusedNotice refused={refused} />
      {mayGive && canUpload && open !== 'promise' && open !== 'upload' && (
        <Button icon="scan" onTap={() => setOpen('upload')}>
          拍照或选文件
        </Button>
      )}
      {mayGive && canAddPage && open !== 'upload' && (
        <Button kind="ghost" icon="scan" onTap={() => setOpen('upload')}>
          再拍一页
        </Button>
      )}
      {open === 'upload' && (
        <PaperUpload
          material={material.id}
          title={material.name}
          caseId={id}
          has={usable}
          onPages={setPages}
          onReady={(documentId) => void give(documentId)}
        />
      )}
      {mayGive && status === 'open' && open !== 'promise' && (
        <>
          {fitting && (
            <Button kind="secondary" icon="calendar" onTap={() => setOpen('promise')}>
              {fitting.cure === 'pledge' ? '写承诺代替' : '承诺补交'}
            </Button>
          )}
          <OtherWays caseId={id} material={material} />
        </>
      )}
      {open === 'promise' && fitting && (
        <PromiseForm
          cure={fitting}
          serverNow={serverNow}
          busy={busy}
          onPromise={(due) => void promise(due)}
          onClose={() => setOpen(undefined)}
        />
      )}
      {allowedActions.includes('takePaperBack') && (material.papers.length > 0 || status === 'promised') && (
        <Button kind="ghost" busy={busy} onTap={() => void takeBack()}>
          拿回，重新交
        </Button>
      )}
      {arrived.doubted && (
        <WrongPage text={arrived.doubted} onAgain={() => void arrived.again()} onKeep={() => void arrived.keep()} />
      )}
    </View>
  )
}
