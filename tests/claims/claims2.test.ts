import { checkClaims } from './checkClaims';

checkClaims(1);
