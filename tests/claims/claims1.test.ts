import { checkClaims } from './checkClaims';

checkClaims(0);
