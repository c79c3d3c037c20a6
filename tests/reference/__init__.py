"""Against the official files, which are not part of the project: ZI_REFERENCE names the folder that holds them."""
