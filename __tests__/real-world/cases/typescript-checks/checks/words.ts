export default (output: string): boolean => output.split(' ').length > (2 as number);
