"""Words of other languages that say what kind of body a name is of: "Partido …", "Banque …", "… Partisi".

Only words that English news leaves untranslated in names and that mean the same kind of body in every name.
"""

_WORDS: dict[tuple[str, ...], str] = {
    ("PTY",): """
        partido parti partito partei partij partai partija partia partiya partisi puolue strana fianna sinn hizb
        partit partidul párt parivar dal kazhagam
    """,
    ("BUS",): """
        banco banca banque banka bankası compañía compania compagnie compañia gesellschaft aktiengesellschaft gmbh ag
        s.a. spa s.p.a. oao ooo pjsc oyj ab nv kk holdings holding industries enterprises motors airlines airways
        petroleum pharmaceuticals electronics semiconductor technologies minera cementos cervecería aerolíneas
        constructora shipyard shipyards steel oil gas mining brewery breweries
    """,
    ("EDU",): """
        universidad université universita università universität universiteit universidade universitas universitet
        uniwersytet üniversitesi escuela école colegio instituto hochschule college
    """,
    ("JRN",): """
        diario jornal periódico zeitung nachrichten gazeta gazete gazetesi correo heraldo shimbun ilbo televisión
        televisão télévision televizija televisi rundfunk novosti tidende dagblad tageblatt telegraaf telegraf
        nouvelles noticias notícias
    """,
    ("LAB",): "sindicato syndicat sindacato gewerkschaft sendikası vakbond",
    (
        "GOV",
    ): "ministerio ministère ministero ministerium ministério bakanlığı alcaldía municipalidad prefeitura",
    ("COP",): "policía polícia polizia polizei policja gendarmerie carabinieri gendarmería",
    ("MIL",): "ejército exército esercito wojsko tentara",
    (
        "LEG",
    ): "asamblea assemblée asamblée bundestag landtag sejm sabor skupština storting riksdag folketing eduskunta",
    ("REL",): "iglesia église chiesa kirche igreja arquidiócesis",
    ("REB",): "lashkar jaish jaysh liwa katibat harkat jabhat ansar",
}
WORDS_ABROAD: dict[str, tuple[str, ...]] = {
    word: sectors for sectors, words in _WORDS.items() for word in words.split()
}
"""Word in lower case -> PLOVER sectors, primary first."""
