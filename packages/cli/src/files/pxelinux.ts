import * as pxelinux from '@cluster-configs/pxelinux'
import type { Cluster, Node } from '../cluster.ts'
