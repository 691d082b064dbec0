/** Measurements that a diagnosis may cite. The page has a name and a unit for each. */
export type EvidenceName = string;
