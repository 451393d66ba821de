import { Gauge } from 'prom-client'
import { countWork } from '#app/domain/office/count-work.ts'
import { db } from '../database.ts'
import { metrics } from '../metrics.ts'

/** Counted when asked for, so that it is right whichever process did the work. */
const workItemsGauge = new Gauge({
  name: 'lisans_work_items',
  help: 'Background work by state: waiting though it is due or to be tried again, or dead because it was given up',
  labelNames: ['state'],
  async collect() {
    const { waiting, dead } = await countWork(db, new Date())
    this.set({ state: 'waiting' }, waiting)
    this.set({ state: 'dead' }, dead)
  },
})

metrics.registerMetric(workItemsGauge)
