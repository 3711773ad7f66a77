/** The first line of every generated file that can hold a comment. */
export const NOTICE = 'written by gen-cluster-configs: change the inventory, not this file'
