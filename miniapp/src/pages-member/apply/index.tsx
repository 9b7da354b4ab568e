export { Coming as default } from '../../ui/coming';
