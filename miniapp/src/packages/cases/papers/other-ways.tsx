import type { CaseMaterial } from '@anju/shared-types'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Dialog } from '../../../components/dialog/index.tsx'
import { go } from '../../../lib/go.ts'
import { FamilyPapers } from './family-papers.tsx'

/** Ways to hand a paper in without taking a picture of it: from the family, or the original at the window. */
export function OtherWays({ caseId, material }: { caseId: string; material: CaseMaterial }) {
  const [open, setOpen] = useState<'family' | 'window'>()
  return (
    <>
      {open === 'family' ? (
        <FamilyPapers caseId={caseId} material={material} />
      ) : (
        <Button kind="ghost" icon="people" onTap={() => setOpen('family')}>
          用家人的材料
        </Button>
      )}
      <Button kind="ghost" icon="hall" onTap={() => setOpen('window')}>
        到窗口看原件
      </Button>
      <Dialog
        open={open === 'window'}
        title="带原件到窗口"
        confirm="预约去大厅"
        cancel="知道了"
        onConfirm={() => {
          setOpen(undefined)
          go('/packages/book/service/index')
        }}
        onClose={() => setOpen(undefined)}
      >
        {`提交以后带“${material.name}”到窗口，工作人员看过就算交了，不用复印。${material.ifMissing === 'key' ? '这是关键材料，看过以前不能受理。' : ''}`}
      </Dialog>
    </>
  )
}
