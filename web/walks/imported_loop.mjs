export async function importedLoop(){}
